import { beforeAll, describe, expect, test } from 'vitest'
import './tokens.css'
import './base.css'
import './fonts.css'
import './traditional-faces.css'

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

test('traditional text has the forms of Taiwan, and simplified text those of the mainland', async () => {
  const line = await drawn('zh-Hant', '學而時習之，不亦說乎？')
  expect(getComputedStyle(line).fontFamily).toMatch(/^"Noto Serif TC/)
  line.lang = 'zh-Hans'
  expect(getComputedStyle(line).fontFamily).toMatch(/^"Noto Serif SC/)
  line.remove()
})

test.each(['zh-Hans', 'zh-Hant', 'lzh'])('what is italic in %s is Kai and upright', lang => {
  const line = document.createElement('p')
  line.lang = lang
  line.innerHTML = '学<em>而</em>'
  document.body.append(line)
  const { fontStyle, fontFamily } = getComputedStyle(line.querySelector('em') ?? line)
  expect(fontStyle).toBe('normal')
  expect(fontFamily).toMatch(/^"LXGW WenKai"/)
  line.remove()
})
