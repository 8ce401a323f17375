import { languages } from '#i18n/languages'
import { createSpeech } from '#i18n/speech'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { saidTime } from './said-time.ts'

describe.each(languages.map(({ tag }) => tag))('in %s', language => {
  it.each([8640000000000001, 2 ** 53 + 2, 1e300, Number.NaN, Infinity, -1, 0])(
    'says that a time of %s is unknown',
    async at => {
      const speech = await createSpeech(language)
      expect(saidTime(speech.t, language, at, 'moment')).toBe(speech.t('notShown.time'))
    },
  )

  it('never throws, whatever the number', async () => {
    const { t } = await createSpeech(language)
    fc.assert(
      fc.property(fc.double(), at => {
        expect(saidTime(t, language, at, 'day')).not.toBe('')
      }),
    )
  })

  it('writes a valid time as the language does', async () => {
    const { t } = await createSpeech(language)
    expect(saidTime(t, language, Date.UTC(2026, 10, 30, 12), 'moment')).toContain('2026')
  })
})
