import { createSpeech } from '#i18n/speech'
import { expect, it } from 'vitest'
import { faultSentence } from './fault-sentence.ts'

const english = (await createSpeech('en')).t
const chinese = (await createSpeech('zh-Hans')).t
const file = '书.txt'

it.each([
  ['where in the file', 'bundle.wrong-shape', 'chapters.0.title', / Where: chapters\.0\.title\.$/],
  ['at which character', 'bundle.broken-json', '22', / At character 22\.$/],
  ['what the system calls it', 'file.unreadable', 'ENOENT', / code for it is ENOENT\.$/],
  ['how large it is', 'file.too-large', '209715201', / It has 209,715,201 bytes\.$/],
  ['nothing more where there is nothing to say', 'bundle.wrong-hash', '', /work is kept\.$/],
] as const)('a fault names its file and says %s', (_title, code, place, ending) => {
  const sentence = faultSentence(english, { code, file, place })
  expect(sentence).toContain(file)
  expect(sentence).toMatch(ending)
})

it('names the line of a text that could not be read', () => {
  const fault = { code: 'import.damaged-utf8', file, line: 1234 } as const
  expect(faultSentence(english, fault)).toMatch(/书\.txt.*line 1,234/)
})

it('puts no space between two Chinese sentences', () => {
  const fault = { code: 'bundle.unknown-version', file, place: 'version' } as const
  expect(faultSentence(chinese, fault)).toMatch(/。位置：version。$/)
})
