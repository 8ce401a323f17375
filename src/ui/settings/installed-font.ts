/** Letters whose widths differ between most fonts. */
const sample = 'mmmmmmmmiiiilllWWW'

/**
 * Whether the system has a font of that name, or the page a face. A font is there if text in it is
 * not as wide as in both of two generic faces, because a missing one is replaced by either.
 */
export function isInstalled(name: string): boolean {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return false
  const width = (family: string) => {
    context.font = `40px ${family}`
    return context.measureText(sample).width
  }
  return ['monospace', 'serif'].some(generic => {
    return width(`${JSON.stringify(name)}, ${generic}`) !== width(generic)
  })
}
