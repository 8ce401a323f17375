import { expect, it } from 'vitest'
import { plainText } from '../plain-text/plain-text.ts'
import { besideParagraphs } from './imported-translation.ts'

const rounds = [
  [
    '学而时习之，不亦说乎。',
    '学了以后按时温习它，不也很愉快吗。',
    'To learn and practise it is a joy.',
  ],
  [
    '有朋自远方来，不亦乐乎。',
    '有朋友从远方到来，不也很快乐吗。',
    'Friends from afar are a delight.',
  ],
  [
    '人不知而不愠，不亦君子乎。',
    '别人不知道我而我不恼怒，不也是君子吗。',
    'Unknown, he is not vexed.',
  ],
  ['吾日三省吾身。', '我每天多次反省我自己的身心。', 'I examine myself each day.'],
  [
    '温故而知新，可以为师矣。',
    '温习故旧而知道新的，可以做老师了。',
    'He reviews the old and knows the new.',
  ],
  [
    '三人行，必有我师焉。',
    '三个人同行，一定有可以做我老师的人。',
    'Of three walkers one can teach me.',
  ],
] as const

function read(lines: readonly string[]) {
  const preview = plainText.parse(new TextEncoder().encode(lines.join('\n')), '书.txt')
  if (!preview.ok) throw new Error(preview.code)
  const { text, translation } = preview
  const texts = text.chapters.flat().map(one => one.text)
  const beside = translation ? besideParagraphs(text, translation) : []
  return { texts, beside: beside.map(one => [one.text, ...(one.others ?? [])].map(it => it.text)) }
}

it.each([[[0, 1, 2]], [[0, 2, 1]], [[2, 0, 1]]])(
  'an original, its modern version and a translation are read in the order %j',
  order => {
    const { texts, beside } = read(rounds.flatMap(round => order.map(turn => round[turn] ?? '')))
    expect(texts).toEqual(rounds.map(([original]) => original))
    expect(beside).toEqual(
      rounds.map(round => order.filter(turn => turn > 0).map(turn => round[turn])),
    )
  },
)

it('a title before the first round has no translation', () => {
  const { texts, beside } = read(['论语选读', ...rounds.flat()])
  expect(texts).toEqual(['论语选读', ...rounds.map(([original]) => original)])
  expect(beside).toHaveLength(rounds.length)
})

it('two paragraphs of Chinese and one of English in turn are no versions of one text', () => {
  const others = rounds.map(([one, , english], k) => [one, rounds[(k + 3) % 6]?.[1] ?? '', english])
  const { texts } = read(others.flat())
  expect(texts).toEqual(others.flatMap(([one, other]) => [one, other]))
})
