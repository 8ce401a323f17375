/** The sign that is drawn for what no face has. It is the first face of every list. */
const sign = '"Missing Character"'
const size = 20

/**
 * Returns those of `characters` that are drawn in the source as a crossed box, because neither our
 * faces nor those of the system have them. Compares what the engine draws, because nothing says
 * which characters the system has.
 */
export async function undrawnAmong(characters: readonly string[]): Promise<string[]> {
  const column = document.querySelector('.column.source') ?? document.body
  const faces = getComputedStyle(column).fontFamily
  // A face that is on its way would look as one that is not there.
  await document.fonts.load(`${size}px ${faces}`, characters.join(''))
  const canvas = new OffscreenCanvas(size * 2, size * 2)
  const drawing = canvas.getContext('2d', { willReadFrequently: true })
  if (!drawing) return []
  const picture = (character: string, families: string) => {
    drawing.clearRect(0, 0, canvas.width, canvas.height)
    drawing.font = `${size}px ${families}`
    drawing.fillText(character, size / 4, size * 1.5)
    return drawing.getImageData(0, 0, canvas.width, canvas.height).data
  }
  return characters.filter(character => {
    const expected = picture(character, sign)
    return picture(character, faces).every((value, index) => value === expected[index])
  })
}
