import { expect, it } from 'vitest'
import { languages } from './languages.ts'
import { createSpeech } from './speech.ts'

it.each(languages)(
  'writes counts in notices of an import with separators: $name',
  async ({ tag }) => {
    const { t } = await createSpeech(tag)
    const count = new Intl.NumberFormat(tag).format(22839)
    expect(count).not.toBe('22839')
    for (const code of ['joined-lines', 'left-out', 'pictures', 'several-translations'] as const)
      expect(t(`import.notice.${code}`, { detail: '22839' })).toContain(count)
    expect(t('import.notice.long-chapter', { detail: '1984' })).toContain('1984')
  },
)

it.each([
  ['en', '154 results in 3 chapters'],
  ['zh-Hans', '共 154 处（3 章）'],
  ['zh-Hant', '共 154 處（3 章）'],
] as const)('has no space before a full-width bracket: %s', async (tag, sentence) => {
  const { t } = await createSpeech(tag)
  const found = t('find.hits', { count: 154 })
  expect(t('find.withCount', { found, within: t('find.chapters', { count: 3 }) })).toBe(sentence)
})
