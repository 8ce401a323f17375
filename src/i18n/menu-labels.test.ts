import { describe, expect, it } from 'vitest'
import { filled, menuLabels } from './menu-labels.ts'

describe('the labels of the menus', () => {
  it.each([
    ['library.import', '导入文本…'],
    ['library', null],
    ['library.none', null],
    ['constructor', null],
    ['__proto__.toString', null],
    ['', null],
  ])('labels the action %s as %s', async (name, label) => {
    expect((await menuLabels('zh-Hans', [])).action(name)).toBe(label)
  })

  it('returns labels in the chosen language, else in the first one the system prefers', async () => {
    expect((await menuLabels('zh-Hant', ['en'])).roles.selectAll).toBe('全選')
    expect((await menuLabels(null, ['fr', 'en-GB'])).roles.selectAll).toBe('Select All')
  })
})

it('fills in the values that a sentence names and leaves the rest', () => {
  expect(filled('{{host}} 和 {{other}}', { host: '例.cn' })).toBe('例.cn 和 {{other}}')
})
