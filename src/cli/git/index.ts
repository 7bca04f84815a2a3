/** What the commands ask git: revisions, files and their contents. Answers of git are kept for the whole run. */
export { readBlobs } from './blobs';
export { readGitDocument, treeOf } from './document';
export { trouble } from './git-trouble';
export { askForWorkFiles, type ListedFile, type Listing, listTree, listWorkTree } from './listed-files';
export { findRepository, type Located, locate, type Repository } from './repository';
export { commitOf, mergeBaseOf } from './revision';
export { askForEntries } from './tree';
