import { beforeAll, describe, expect, test } from 'vitest'
import './tokens.css'
import './base.css'
import './fonts.css'
import './traditional-faces.css'
import './faces/forms.css'
import '../reader/spread/columns.css'

/** Draws `text` at 20 pixels and returns the element when its faces are there. */
async function drawn(lang: string, text: string, weight = 400): Promise<HTMLElement> {
  const line = document.createElement('span')
  line.lang = lang
  line.textContent = text
  line.style.font = `${weight} 20px/2 var(--face-words)`
  line.style.whiteSpace = 'pre'
  document.body.append(line)
  await loaded()
  return line
}

/** The engine asks for a face when it draws, and a face it gets can make it ask for another. */
async function loaded(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise(requestAnimationFrame)
    await document.fonts.ready
  }
}

async function widthOf(lang: string, text: string, weight?: number): Promise<number> {
  const line = await drawn(lang, text, weight)
  const { width } = line.getBoundingClientRect()
  line.remove()
  return width
}

/** The families, of those that have a file loaded, that `matches` says. */
const familiesLoaded = (matches: RegExp) =>
  new Set(
    [...document.fonts]
      .filter(({ status, family }) => status === 'loaded' && matches.test(family))
      .map(({ family }) => family.replaceAll('"', '')),
  )

beforeAll(() => {
  document.documentElement.lang = 'en'
})

test('running text and its punctuation are drawn by one file of each region', async () => {
  const lines = [
    await drawn('zh-Hans', '“学而时习之，”他说。'),
    await drawn('lzh', '學而時習之，不亦說乎？'),
  ]
  const families = new Set(['Noto Serif SC Common', 'Noto Serif TC Common'])
  expect(familiesLoaded(/./)).toEqual(families)
  for (const line of lines) line.remove()
})

describe.each(['zh-Hans', 'zh-Hant', 'lzh'])('in %s', lang => {
  test.each(['《“', '：“', '，“', '、“', '”。', '》。', '）。', '》《', '”，', '：《', '」。'])(
    '%s is one and a half ems wide',
    async pair => {
      expect(await widthOf(lang, `字${pair}字`)).toBeCloseTo(40 + 30, 1)
      expect(await widthOf(lang, `字${pair}字`, 600)).toBeCloseTo(40 + 30, 1)
    },
  )

  test.each(['——', '……'])('%s is two ems wide', async sign => {
    expect(await widthOf(lang, `字${sign}字`)).toBeCloseTo(80, 1)
    expect(await widthOf(lang, `字${sign}字`, 600)).toBeCloseTo(80, 1)
  })
})

test('a stop closes up with the quotation mark after it only where it is in a corner', async () => {
  for (const pair of ['。”', '。」', '，”']) {
    expect(await widthOf('zh-Hans', `字${pair}字`)).toBeCloseTo(40 + 30, 1)
    // In Taiwan and Hong Kong it is in the middle of its square.
    expect(await widthOf('zh-Hant', `字${pair}字`)).toBeCloseTo(40 + 40, 1)
  }
})

test('a single dash is one em wide', async () => {
  expect(await widthOf('zh-Hans', '字—字')).toBeCloseTo(60, 1)
})

test('rare characters have a serif face, and no Kai is loaded for them', async () => {
  const lines = [await drawn('zh-Hans', '慍籩巵縓鵒㐫䶮'), await drawn('lzh', '慍籩巵縓鵒娷𤍢')]
  expect(familiesLoaded(/Rare/)).toEqual(new Set(['Noto Serif SC Rare', 'Noto Serif TC Rare']))
  expect(familiesLoaded(/WenKai/)).toEqual(new Set())
  for (const line of lines) line.remove()
})

test('Extensions B to I have a serif face, and no Kai is loaded for them', async () => {
  const rare = '𥍟𪜀𫝁𬺰\u{30000}\u{31350}\u{2ebf0}'
  const lines = [await drawn('zh-Hans', rare), await drawn('lzh', rare)]
  expect(familiesLoaded(/Extensions/)).toEqual(new Set(['Chinese Extensions']))
  expect(familiesLoaded(/WenKai/)).toEqual(new Set())
  for (const line of lines) line.remove()
})

test('traditional text has the forms of Taiwan, and simplified text those of the mainland', async () => {
  const line = await drawn('zh-Hant', '學而時習之，不亦說乎？')
  expect(getComputedStyle(line).fontFamily).toMatch(/^"Missing Character", "Noto Serif TC/)
  line.lang = 'zh-Hans'
  expect(getComputedStyle(line).fontFamily).toMatch(/^"Missing Character", "Noto Serif SC/)
  line.remove()
})

test.each(['zh-Hans', 'zh-Hant', 'lzh'])('what is italic in %s is Kai and upright', lang => {
  const line = document.createElement('p')
  line.lang = lang
  line.innerHTML = '学<em>而</em>'
  document.body.append(line)
  const { fontStyle, fontFamily } = getComputedStyle(line.querySelector('em') ?? line)
  expect(fontStyle).toBe('normal')
  expect(fontFamily).toMatch(/^"Missing Character", "LXGW WenKai"/)
  line.remove()
})

/** How many pixels of `text` are not empty in the families `faces`. */
function inkOf(faces: string, text: string): number {
  const canvas = document.createElement('canvas')
  const drawing = canvas.getContext('2d')
  if (!drawing) throw new Error('no canvas')
  drawing.font = `20px ${faces}`
  drawing.fillText(text, 10, 40)
  const { data } = drawing.getImageData(0, 0, canvas.width, canvas.height)
  return data.filter((value, index) => index % 4 === 3 && value > 0).length
}

describe.each([
  ['zh-Hans', 'book'],
  ['zh-Hans', 'traditional'],
  ['zh-Hant', 'book'],
  ['zh-Hant', 'simplified'],
  ['lzh', 'book'],
])('in %s displayed in the script “%s”', (lang, script) => {
  test.each([
    ['Extension A', 0x3400],
    ['Extension B', 0x20000],
    ['Extension B, in the Shiji', 0x2535f],
    ['Extension C', 0x2a700],
    ['Extension D', 0x2b740],
    ['Extension E', 0x2b820],
    ['Extension F', 0x2ceb0],
    ['Extension G', 0x30000],
    ['Extension H', 0x31350],
    ['Extension I', 0x2ebf0],
    ['the compatibility characters', 0x2f800],
    ['the private characters', 0xe123],
  ])('a character of %s has ink', async (_name, point) => {
    const character = String.fromCodePoint(point)
    expect(inkOf(await facesIn(lang, script, character), character)).toBeGreaterThan(20)
  })

  test('a character that no face has is drawn as a crossed box', async () => {
    const nobodys = '\u{10fffd}'
    const faces = await facesIn(lang, script, nobodys)
    expect(inkOf(faces, nobodys)).toBe(inkOf('"Missing Character"', nobodys))
    expect(inkOf(faces, nobodys)).toBeGreaterThan(100)
  })
})

/** Returns the faces of the source in a display, when those that `text` needs are there. */
async function facesIn(lang: string, script: string, text: string): Promise<string> {
  const line = await drawn(lang, text)
  line.style.font = ''
  line.className = 'column source'
  line.dataset['script'] = script
  await loaded()
  const { fontFamily } = getComputedStyle(line)
  line.remove()
  inkOf(fontFamily, text)
  await loaded()
  return fontFamily
}
