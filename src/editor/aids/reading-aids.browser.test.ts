import type { LensGloss } from '#domain/vocabulary/lens'
import type { CharacterReading } from '#domain/words/word'
import { afterEach, expect, it } from 'vitest'
import { settled } from '../testing/hands.ts'
import { printed, show, type Shown } from '../testing/shown.ts'
import { ReadingAids, type AidsLook } from './reading-aids.ts'

let shown: Shown
let aids: ReadingAids
afterEach(() => {
  aids.end()
  shown.close()
})

const look: AidsLook = {
  readingStyle: 'pinyin',
  joinedR: true,
  toneColours: true,
  place: 'all',
}

let known: Readonly<Record<string, string>> = {
  第: 'di4',
  段: 'duan4',
  中: 'zhong1',
  国: 'guo2',
  𠮷: 'ji2',
  航: 'hang2',
  天: 'tian1',
}

let change = () => {}
let bounds: readonly number[] = []
let glosses: readonly LensGloss[] = []
const readingsOf = (text: string): readonly CharacterReading[] =>
  Array.from(text.matchAll(/./gu)).flatMap(({ 0: character, index }) => {
    const syllable = known[character]
    return syllable ? [{ start: index, end: index + character.length, syllable }] : []
  })

async function showAids(more: Partial<AidsLook>, ...lines: readonly string[]): Promise<void> {
  shown = await show(...lines)
  const { spread } = shown
  const style = document.createElement('style')
  style.textContent = `main { position: relative }
    .aids { position: absolute; inset: 0 }
    .aids-tile, .aids-picture { position: absolute }`
  shown.host.append(style)
  aids = new ReadingAids({
    section: number => spread.sections.get(number),
    selection: spread.selection,
    scroller: shown.host,
    read: async ({ text }) => ({ readings: readingsOf(text), glosses, bounds }),
    follow: changed => {
      change = changed
      return () => {}
    },
    failed: () => expect.fail('the text can be read'),
    look: { ...look, ...more },
  })
  aids.show(spread.sections.all.map((_, number) => number))
  await settled()
}

const pictures = () => [...shown.host.querySelectorAll<HTMLCanvasElement>('.aids-picture')]
const drawn = () => pictures().map(({ dataset }) => dataset['drawn'])
const whole = 'dì duàn zhōng guó jí háng tiān'

it('the readings of each paragraph are drawn above it, and its text stays as it is', async () => {
  await showAids({}, '‸|')
  await expect.poll(drawn).toEqual([whole, whole])
  const [first] = pictures()
  const paragraph = shown.column('source').children[0]
  const [above, box] = [first?.getBoundingClientRect(), paragraph?.getBoundingClientRect()]
  expect(Math.abs((above?.left ?? 0) - (box?.left ?? 0))).toBeLessThan(16)
  expect(Math.abs((above?.top ?? 0) - (box?.top ?? 0))).toBeLessThan(16)
  expect(paragraph?.textContent).toBe(printed(0))
  const pixels = first?.getContext('2d')?.getImageData(0, 0, first.width, first.height).data ?? []
  expect(pixels.some(value => value > 0)).toBe(true)
})

it('the readings follow their paragraph when one above it grows', async () => {
  await showAids({}, '‸|')
  await expect.poll(drawn).toEqual([whole, whole])
  const distance = () => {
    const paragraph = shown.column('source').children[1]?.getBoundingClientRect().top ?? 0
    return (pictures()[1]?.getBoundingClientRect().top ?? 0) - paragraph
  }
  const [before, { top }] = [distance(), pictures()[1]!.getBoundingClientRect()]
  shown.host.querySelector('p')!.style.minHeight = '200px'
  await expect.poll(() => pictures()[1]!.getBoundingClientRect().top).toBeGreaterThan(top + 100)
  expect(distance()).toBeCloseTo(before)
})

it('narrower columns are drawn again', async () => {
  await showAids({}, '‸')
  await expect.poll(drawn).toEqual([whole])
  const { height } = pictures()[0]!
  shown.host.querySelector('section')!.style.gridTemplateColumns = '5em 10em'
  await expect.poll(() => pictures()[0]?.height).toBeGreaterThan(height)
})

it('only the paragraph with the caret has readings if the reader wants that', async () => {
  await showAids({ place: 'here' }, '‸|')
  await expect.poll(drawn).toEqual([whole])
  shown.editors[0]?.focus('translation', { pair: 1, offset: 0 })
  await settled()
  await expect
    .poll(() => pictures()[0]?.closest('.aids-tile'))
    .toBe(shown.host.querySelectorAll('.aids-tile')[1])
  expect(drawn()).toEqual([whole])
})

it('or only the words that are selected in the Chinese', async () => {
  await showAids({ place: 'here' }, '‸|')
  const from = printed(0).indexOf('中')
  shown.editors[0]?.focus('source', { pair: 0, offset: from }, { pair: 0, offset: from + 2 })
  await expect.poll(drawn).toEqual(['zhōng guó'])
})

it('a column that leaves the page takes its readings with it', async () => {
  await showAids({}, '‸')
  await expect.poll(drawn).toEqual([whole])
  shown.editors[0]?.unmount()
  shown.host.replaceChildren()
  aids.show([])
  expect(pictures()).toEqual([])
})

it('a picture that is not shown any more gives its memory back at once', async () => {
  await showAids({}, '‸')
  await expect.poll(drawn).toEqual([whole])
  const [first] = pictures()
  aids.redraw()
  await expect.poll(() => pictures()[0] === first).toBe(false)
  const [second] = pictures()
  expect([first?.width, first?.height]).toEqual([0, 0])
  expect(second?.width).toBeGreaterThan(0)
  aids.end()
  expect([second?.width, second?.height]).toEqual([0, 0])
})

it('paragraphs are read again when the reader has corrected a reading', async () => {
  await showAids({}, '‸')
  await expect.poll(drawn).toEqual([whole])
  known = { ...known, 国: 'guo3' }
  change()
  await expect.poll(drawn).toEqual([whole.replace('guó', 'guǒ')])
})

it('boundaries of words are marked without readings too', async () => {
  bounds = [0, 2, 4, 6, 8, 10, 11]
  await showAids({ place: 'off' }, '‸')
  await expect.poll(() => pictures().map(({ dataset }) => dataset['dividers'])).toEqual(['2'])
  expect(drawn()).toEqual([''])
  bounds = []
})

it('glosses are above words, over their readings, and are cut where they have no room', async () => {
  const at = printed(0).indexOf('航')
  glosses = [{ start: at, end: at + 2, texts: ['spaceflight over all of the heavens', 'flight'] }]
  await showAids({ place: 'off' }, '‸')
  const texts = () => pictures().map(({ dataset }) => dataset['glosses'])
  await expect.poll(texts).toEqual(['flight'])
  const { height } = pictures()[0]!
  aids.end()
  shown.close()
  glosses = [{ start: at, end: at + 2, texts: ['spaceflight over all of the heavens'] }]
  await showAids({}, '‸')
  await expect.poll(texts).toEqual([expect.stringMatching(/^spacef[a-z]*…$/)])
  expect(drawn()).toEqual([expect.stringContaining('háng tiān')])
  expect(pictures()[0]!.height).toBeGreaterThanOrEqual(height)
  glosses = []
})
