// The Chromium that checks look at pages and pictures with.
import { existsSync } from 'node:fs';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Why a check that needs Chromium is skipped; null if there is one. */
export const withoutChromium = existsSync(executablePath)
  ? null
  : `there is no ${executablePath} (Debian: chromium)`;

/** Starts Chromium, which is loaded when it is needed. */
export async function launchChromium() {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
