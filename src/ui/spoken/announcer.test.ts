import { createSpeech } from '#i18n/speech'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAnnouncer, moment, type Topic } from './announcer.ts'

const { t } = await createSpeech('en')

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function heard() {
  const announcer = createAnnouncer()
  const said: string[][] = []
  announcer.hear(all => said.push(all.map(words => words(t))))
  const say = (topic: Topic, words: string) => announcer.say(topic, () => words)
  return { announcer, said, say }
}

describe('what is said', () => {
  it('says words once, with all that belongs to them', () => {
    const { said, say } = heard()
    say('deed', 'done')
    vi.advanceTimersByTime(moment - 1)
    say('place', 'paragraph 2')
    vi.advanceTimersByTime(moment * 10)
    expect(said).toEqual([['done', 'paragraph 2']])
  })

  it('says only the latest words of a topic, when a held key is released', () => {
    const { said, say } = heard()
    for (let i = 0; i < 20; i++) {
      say('place', `paragraph ${i}`)
      vi.advanceTimersByTime(moment / 2)
    }
    vi.advanceTimersByTime(moment)
    expect(said).toEqual([['paragraph 19']])
  })

  it('asks for the words only when it says them', () => {
    const { announcer, said } = heard()
    let state = 'draft'
    announcer.say('deed', () => state)
    state = 'done'
    vi.advanceTimersByTime(moment)
    expect(said).toEqual([['done']])
  })

  it('does not call a listener that was removed', () => {
    const announcer = createAnnouncer()
    const said: unknown[] = []
    announcer.hear(all => said.push(all))()
    announcer.say('deed', () => 'done')
    vi.advanceTimersByTime(moment)
    expect(said).toEqual([])
  })
})
