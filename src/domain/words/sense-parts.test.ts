import { describe, expect, it } from 'vitest'
import { isRemark, senseAsText, remarkParts, renderingsOf } from './sense-parts.ts'

describe('a remark', () => {
  it.each([
    ['CL:個|个[ge4],條|条[tiao2]', ['CL:', '<个>', ' ', '[ge4]', ',', '<条>', ' ', '[tiao2]']],
    ['see 網路|网络[wang3 luo4]', ['see ', '<网络>', ' ', '[wang3 luo4]']],
    ['old variant of 乾[qian2]', ['old variant of ', '<乾>', ' ', '[qian2]']],
    ['Taiwan pr. [kuang1]', ['Taiwan pr. ', '[kuang1]']],
    ['also pr. [lu:4] in Taiwan', ['also pr. ', '[lu:4]', ' in Taiwan']],
  ])('%s mentions words and readings', (sense, parts) => {
    const shown = remarkParts(sense).map(part => {
      if (part.kind === 'words') return part.text
      return part.kind === 'expression' ? `<${part.text}>` : `[${part.syllables.join(' ')}]`
    })
    expect(shown).toEqual(parts)
    expect(isRemark(sense)).toBe(true)
  })

  it.each(['freedom', 'sth [archaic]', '(coll.) mate; pal'])('“%s” is a rendering', sense => {
    expect(isRemark(sense)).toBe(false)
  })
})

it.each([
  ['see 網路|网络[wang3 luo4]', 'see 网络 wǎng luò'],
  ['ASEAN (abbr. for 東盟|东盟[Dong1 meng2])', 'ASEAN (abbr. for 东盟 Dōng méng)'],
  ['Taiwan pr. [kuang1]', 'Taiwan pr. kuāng'],
  ['sth [archaic]', 'sth [archaic]'],
])('%s is %s as plain text', (sense, plain) => {
  expect(senseAsText(sense)).toBe(plain)
})

describe('the renderings of a sense', () => {
  it.each([
    ['to expand; to extend; to broaden (client base; outlook)', 3],
    ['twenty; 20', 2],
    ['freedom', 1],
    ['; ;a;a', 1],
  ])('“%s” has %i', (sense, count) => {
    expect(renderingsOf(sense)).toHaveLength(count)
  })
})
