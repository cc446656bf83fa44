/** Other rooms keep a file the product made, or hand out the one their record names. Never by hash: only through a record. */
export { addFile, addFiles, asStored, fileOf, type Keeping, type StoredFile, withFiles } from './file.store.ts'
