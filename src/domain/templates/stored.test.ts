import fc from 'fast-check'
import { expect, it } from 'vitest'
import { longestTemplate, mostTemplates } from './limits.ts'
import { templateForms } from './names.ts'
import {
  readTemplateChoice,
  readTemplates,
  withTemplate,
  writeTemplateChoice,
  writeTemplates,
} from './stored.ts'
import { templateText, usualTemplates, withWritten } from './usual.ts'

const form = fc.constantFrom(...templateForms)

it('templates are read as they were written, by form and name', () => {
  const one = fc.record({ form, name: fc.string({ maxLength: 9 }), text: fc.string() })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 8 }), all => {
      const kept = all.reduce((sum, made) => withTemplate(sum, made, made.text), readTemplates(''))
      expect(readTemplates(writeTemplates(kept) ?? '')).toEqual(kept)
      for (const { form, name } of all)
        expect(kept.filter(other => other.form === form && other.name === name)).toHaveLength(1)
    }),
  )
})

it('a choice is read as it was written, and no other text is one', () => {
  fc.assert(
    fc.property(form, fc.string({ maxLength: 80 }), (form, name) => {
      expect(readTemplateChoice(writeTemplateChoice({ form, name }))).toEqual({ form, name })
    }),
  )
  expect(readTemplateChoice('')).toBeNull()
  expect(readTemplateChoice('{"form":"later","name":""}')).toBeNull()
})

it('templates that cannot be read are left out', () => {
  expect(readTemplates('[1,{"form":"later","name":"","text":""},null,{"form":"csv"}]')).toEqual([])
  expect(readTemplates('{')).toEqual([])
  const long = { form: 'csv', name: '', text: 'x'.repeat(longestTemplate + 1) }
  expect(readTemplates(JSON.stringify([long]))).toEqual([])
})

it('more templates than there may be are not written', () => {
  const many = Array.from({ length: mostTemplates + 1 }, (_, i) => ({
    form: 'csv' as const,
    name: String(i),
    text: '',
  }))
  expect(writeTemplates(many)).toBeNull()
  expect(writeTemplates(many.slice(1))).not.toBeNull()
})

it('the usual words are not kept, and are there without being kept', () => {
  const own = withWritten([], { form: 'csv', name: '', text: 'mine' })
  expect(templateText(own, 'csv', '')).toBe('mine')
  expect(withWritten(own, { form: 'csv', name: '', text: usualTemplates.csv })).toEqual([])
  expect(templateText([], 'csv', '')).toBe(usualTemplates.csv)
  expect(templateText([], 'csv', 'gone')).toBeNull()
})
