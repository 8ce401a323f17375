import { describe, expect, it } from 'vitest'
import { readXml } from './read-xml.ts'
import { XmlError } from './xml-fault.ts'

const read = (text: string) => readXml(text, { isUnit: () => false, onUnit: () => {} })

function faultOf(text: string) {
  try {
    read(text)
  } catch (error) {
    if (error instanceof XmlError) return error.fault
    throw error
  }
  return null
}

const attributes = (count: number) => Array.from({ length: count }, (_, i) => ` a${i}="x"`).join('')

describe('XML', () => {
  it('has at most 200 attributes in an element, of which each has its own count', () => {
    const full = `<b${attributes(200)}/>`
    expect(read(`<a>${full}${full}</a>`).children).toHaveLength(2)
    expect(faultOf(`<a>\n <b${attributes(201)}/></a>`)).toMatchObject({
      reason: 'deep',
      name: 'b',
      line: 2,
    })
  })

  it('is refused at the first attribute too many, before the rest of the element is read', () => {
    expect(faultOf(`<a${attributes(201)} a0="twice" <`)?.reason).toBe('deep')
  })

  it.each([
    [200, null],
    [201, 'deep'],
  ])('with %d elements in each other has the fault %s', (depth, reason) => {
    const text = '<a>'.repeat(depth) + '</a>'.repeat(depth)
    expect(faultOf(text)?.reason ?? null).toBe(reason)
  })
})

describe('an error of XML', () => {
  const place = { line: 1, column: 1 }

  it('takes no more of a long value apart than it shows', () => {
    const longest = 'a'.repeat(2 ** 29 - 24)
    const error = new XmlError('value', longest, place)
    expect(error.fault.name).toBe('a'.repeat(60))
    expect(error.message.length).toBeLessThan(100)
  })

  it('cuts no character into halves', () => {
    expect(new XmlError('value', '𠮷'.repeat(61), place).fault.name).toBe('𠮷'.repeat(60))
    expect(new XmlError('value', `a${'𠮷'.repeat(61)}`, place).fault.name).toBe(
      `a${'𠮷'.repeat(59)}`,
    )
  })
})
