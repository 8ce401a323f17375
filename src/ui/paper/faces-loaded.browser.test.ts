import './paper-faces.css'
import { expect, it } from 'vitest'
import { facesLoaded } from './faces-loaded.ts'

const isSource = (face: FontFace) =>
  /^"?(Source Serif 4|Noto Serif SC Paper)"?$/.test(face.family) && face.status === 'loaded'

it('A character that is listed for a face that the page has loaded makes a document load it', async () => {
  // A range that begins with control characters, another weight, and a range of Chinese signs.
  await document.fonts.load('400 12px "Source Serif 4"', 'a')
  await document.fonts.load('italic 600 12px "Source Serif 4"', 'a')
  await document.fonts.load('600 12px "Noto Serif SC Paper"', '¶')
  const loaded = [...document.fonts].filter(isSource)
  expect(loaded.length).toBe(3)

  const list = facesLoaded(loaded)
  // A document drops control characters.
  expect(list.textContent).not.toMatch(/\p{Cc}/u)
  const found = await Promise.all(
    Array.from(list.querySelectorAll('span'), ({ style, textContent }) =>
      document.fonts.load(
        `${style.fontStyle} ${style.fontWeight} 12px ${style.fontFamily}`,
        textContent,
      ),
    ),
  )
  expect(found).toEqual(loaded.map(face => [face]))
})

it('A face that the page has not loaded is not listed', () => {
  expect(facesLoaded([new FontFace('Other', 'url(other.woff2)')]).childElementCount).toBe(0)
})
