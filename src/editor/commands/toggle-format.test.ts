import { textFormats } from '#domain/rich-text'
import { describe, expect, it } from 'vitest'
import { richTextOf } from '../convert.ts'
import { after, columnOf } from '../testing/line.ts'
import { toggleFormat } from './toggle-format.ts'

describe('toggleFormat', () => {
  it.each(textFormats.map(format => [format]))(
    'adds %s to the selection, and removes it again',
    format => {
      const once = after(columnOf('on⟦e|tw⟧o'), toggleFormat(format))!
      expect(richTextOf(once.doc.child(0)).spans).toEqual([{ format, start: 2, end: 3 }])
      expect(richTextOf(once.doc.child(1)).spans).toEqual([{ format, start: 0, end: 2 }])
      const twice = after(once, toggleFormat(format))!
      expect(twice.doc.eq(columnOf('one|two').doc)).toBe(true)
    },
  )

  it('applies to the words typed next if nothing is selected', () => {
    const ready = after(columnOf('on‸e'), toggleFormat('strong'))!
    const typed = ready.apply(ready.tr.insertText('X'))
    expect(richTextOf(typed.doc.child(0)).spans).toEqual([{ format: 'strong', start: 2, end: 3 }])
  })
})
