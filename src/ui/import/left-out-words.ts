import { folderLimits, type LeftOut } from '#domain/library/folder-texts'
import type { Speech } from '#i18n/speech'

/** Says how many texts a folder has, and what else in it is left out. */
export function leftOutWords(
  t: Speech['t'],
  folder: string,
  count: number,
  leftOut: LeftOut,
): string {
  const things = leftOutThings(t, leftOut)
  const found =
    count > 0 ? t('import.folder.found', { folder, count }) : t('import.folder.none', { folder })
  if (things.length === 0) return found
  const second = t('import.folder.leftOut', { things })
  return t('faults.both', { first: found, second })
}

function leftOutThings(t: Speech['t'], leftOut: LeftOut): readonly string[] {
  const { unknown, unknownNames, hidden, links, folders, hasMore } = leftOut
  const more = unknown > unknownNames.length
  const names = t(more ? 'import.folder.someNames' : 'import.folder.names', { names: unknownNames })
  return [
    ...(unknown > 0 ? [t('import.folder.unknown', { count: unknown, names })] : []),
    ...(hidden > 0 ? [t('import.folder.hidden', { count: hidden })] : []),
    ...(links > 0 ? [t('import.folder.links', { count: links })] : []),
    ...(folders > 0 ? [t('import.folder.folders', { count: folders })] : []),
    ...(hasMore ? [t('import.folder.hasMore', { count: folderLimits.texts })] : []),
  ]
}
