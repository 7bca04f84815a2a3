import type { HostModule } from '../value';

/** The modules of Python's own library. */
export const libraryModules: readonly HostModule[] = [];
