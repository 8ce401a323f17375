import { expect, it } from 'vitest'
import { wideSigns } from './wide-signs.ts'

const found = (text: string) => wideSigns(text).map(({ start, end }) => text.slice(start, end))

it('finds the commas, colons and brackets that a newspaper types half-width', () => {
  expect(found('2020年以来,中国先后提出;见下:好!')).toEqual([',', ';', ':', '!'])
  expect(found('(上接第四版)2020年')).toEqual(['(', ')'])
  expect(found('互联网(Internet)发展')).toEqual(['(', ')'])
  expect(found('占80%,其中')).toEqual([','])
})

it('leaves signs of Latin text and of numbers alone', () => {
  expect(found('1,000 items (of 12:30), e.g. this; that?')).toEqual([])
  expect(found('共1,067,000人')).toEqual([])
  expect(found('中国航天事业')).toEqual([])
})

it('takes the full-width signs beside them, so that they close up', () => {
  expect(found('他说:“好”,走了')).toEqual([':“', '”,'])
  expect(found('《倡议》,这是')).toEqual(['》,'])
  expect(found('(见《决定》)。')).toEqual(['(', '》)。'])
})
