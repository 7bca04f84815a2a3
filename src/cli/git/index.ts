/** What the commands ask git: revisions, files and what is in them. What git answered once in a run is known to all. */
export { readBlobs } from './blobs';
export { readGitDocument, treeOf } from './document';
export { trouble } from './git-trouble';
export { askForWorkFiles, type ListedFile, type Listing, listTree, listWorkTree } from './listed-files';
export { findRepository, type Located, locate, type Repository } from './repository';
export { commitOf, mergeBaseOf } from './revision';
export { askForEntries } from './tree';
