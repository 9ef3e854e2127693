/** What an uploaded file is: told by its bytes, not by its name. */
export type FileKind = 'photo' | 'document'
