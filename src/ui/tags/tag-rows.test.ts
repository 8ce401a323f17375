import { expect, it } from 'vitest'
import { tagUses } from '#services/marking/library-tags'
import { tagRows, withRowsAbove } from './tag-rows.ts'

const { compare } = new Intl.Collator('zh-Hans')
const all = tagUses([
  ['教育/女子/中学', '法律'],
  ['教育学'],
  ['教育/女子'],
  ['Law', '法律'],
  ['b / c'],
])
const here = tagUses([['教育/女子']])
const rows = tagRows(all, { here, all }, compare)

it('lists each tag after what it is under, by name, with its counts', () => {
  expect(
    rows.map(({ leaf, depth, here, all }) => `${'-'.repeat(depth)}${leaf} ${here} ${all}`),
  ).toEqual([
    '法律 0 2',
    '教育 1 2',
    '-女子 1 2',
    '--中学 0 1',
    '教育学 0 1',
    'b 0 1',
    '-c 0 1',
    'Law 0 1',
  ])
})

it('a tag that is found is listed with what it is under', () => {
  const found = withRowsAbove(rows, at => rows[at]?.leaf === '女子')
  expect(found.map(({ tag }) => tag)).toEqual(['教育', '教育/女子'])
})
