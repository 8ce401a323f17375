/**
 * A file name made of `title`, without characters that some file system refuses, and short enough
 * for all of them. `ending` says which part or state of the book it is, and is never cut.
 */
export function exportFileName(title: string, extension: string, ending = ''): string {
  const safe = title
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const short = Array.from(safe).slice(0, 60).join('').trim()
  return `${short || 'duizhao'}${ending && ` ${ending}`}.${extension}`
}
