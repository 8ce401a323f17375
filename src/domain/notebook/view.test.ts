import { viewLimits } from './view-limits.ts'
import { describe, expect, it } from 'vitest'
import { noFilter, withChosen } from './filter.ts'
import { readView, readViews, withView, writeView, writeViews, type NotebookView } from './view.ts'

const view: NotebookView = {
  words: '网络',
  filter: {
    ...withChosen(noFilter, 'state', ['question.open']),
    days: { of: 'updatedAt', from: '2026-11-01', to: '' },
  },
  order: 'newest',
  grouping: 'tag',
}

describe('a view of the notebook', () => {
  it('is the same when it is read again', () => {
    expect(readView(writeView(view))).toEqual(view)
  })

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['another form', '[]'],
    ['an order of a newer program', writeView(view).replace('"newest"', '"oldest"')],
    ['words that are no text', writeView(view).replace('"网络"', '7')],
  ])('cannot be read if %s is stored', (_what, stored) => {
    expect(readView(stored)).toBeNull()
  })

  it('keeps only values that are texts, and as many as are allowed', () => {
    const many = Array.from({ length: viewLimits.values + 5 }, (_, i) => `t${i}`)
    const stored = JSON.stringify({
      ...view,
      filter: { ...view.filter, chosen: { tag: [7, ...many], further: ['x'] } },
    })
    const { chosen } = readView(stored)?.filter ?? noFilter
    expect(chosen).toEqual({ ...noFilter.chosen, tag: many.slice(0, viewLimits.values) })
  })
})

describe('views with names', () => {
  const named = withView(withView([], 'b', view), 'a', view)

  it('are in the order of their names, once each, and come back from the setting', () => {
    expect(named.map(({ name }) => name)).toEqual(['a', 'b'])
    expect(withView(named, 'a', { ...view, words: '' })).toHaveLength(2)
    expect(withView(named, 'a', null).map(({ name }) => name)).toEqual(['b'])
    expect(readViews(writeViews(named) ?? '')).toEqual(named)
    expect(writeViews([])).toBe('')
  })

  it('are not written if there are more than are allowed', () => {
    const many = Array.from({ length: viewLimits.views + 1 }, (_, i) => ({ name: `${i}`, view }))
    expect(writeViews(many)).toBeNull()
  })

  it('lose only those that cannot be read', () => {
    const stored = JSON.stringify([
      { name: 'x', view: {} },
      7,
      { name: 'a', view },
      { name: '', view },
    ])
    expect(readViews(stored)).toEqual([{ name: 'a', view }])
  })
})
