import type { RichText } from '#domain/rich-text'
import { afterEach, describe, expect, it } from 'vitest'
import { composeWhole, press, settled, type } from '../testing/hands.ts'
import { show, type Shown } from '../testing/shown.ts'

let shown: Shown
afterEach(() => shown.close())

const rich = () => shown.editors[0]!.translation(0).content
const written = ({ text, spans }: RichText) =>
  [text, ...spans.map(({ format, start, end }) => `${format} ${text.slice(start, end)}`)].join(', ')

describe('input rules', () => {
  it.each([
    ['a **b c** d', 'a b c d, strong b c'],
    ['a *b c* d', 'a b c d, emphasis b c'],
    ['m^2^ d', 'm2 d, superscript 2'],
    ['*a* and *b*', 'a and b, emphasis a, emphasis b'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['2*3*4', '2*3*4'],
    ['2**3**4', '2**3**4'],
    ['a*b*c', 'a*b*c'],
    ['é*b* \u05d0*b*', 'é*b* \u05d0*b*'],
    ['(*b*) “**c**”', '(b) “c”, strong c, emphasis b'],
    ['中*文*', '中文, emphasis 文'],
    ['中**文**', '中文, strong 文'],
    ['a ** b **', 'a ** b **'],
    ['**a*', '**a*'],
    ['^^', '^^'],
  ])('input rules turn %j into %s', async (typed, result) => {
    shown = await show('‸|')
    await type(typed)
    expect(written(rich())).toBe(result)
  })

  it('input rules format words from an input method', async () => {
    shown = await show('‸|')
    await type('**')
    await composeWhole('zhongguo', '中国')
    await settled()
    await type('**x')
    expect(written(rich())).toBe('中国x, strong 中国')
  })

  it('input rules are undone by Backspace directly afterwards, which restores the typed characters', async () => {
    shown = await show('‸|')
    await type('*a*')
    await press('Backspace')
    expect(written(rich())).toBe('*a*')
    await press('Backspace')
    expect(written(rich())).toBe('*a')
  })

  it('input rules are undone together with the typing', async () => {
    shown = await show('one ‸|')
    await type('*a*')
    expect(written(rich())).toBe('one a, emphasis a')
    while (shown.spread.undo());
    expect(written(rich())).toBe('one ')
  })
})
