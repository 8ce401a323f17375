/** Returns the title of a text without one: its file name without the extension. */
export const titleOfFile = (fileName: string): string => fileName.replace(/(?!^)\.[^.]*$/, '')
