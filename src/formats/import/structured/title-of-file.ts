/** What a text is called that does not say so itself: its file's name without the extension. */
export const titleOfFile = (fileName: string): string => fileName.replace(/(?!^)\.[^.]*$/, '')
