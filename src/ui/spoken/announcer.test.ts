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
  it('is said once, with all that belongs to it', () => {
    const { said, say } = heard()
    say('deed', 'done')
    vi.advanceTimersByTime(moment - 1)
    say('place', 'paragraph 2')
    vi.advanceTimersByTime(moment * 10)
    expect(said).toEqual([['done', 'paragraph 2']])
  })

  it('is of one topic only the latest, when a key is let go', () => {
    const { said, say } = heard()
    for (let i = 0; i < 20; i++) {
      say('place', `paragraph ${i}`)
      vi.advanceTimersByTime(moment / 2)
    }
    vi.advanceTimersByTime(moment)
    expect(said).toEqual([['paragraph 19']])
  })

  it('is asked for when it is said', () => {
    const { announcer, said } = heard()
    let state = 'draft'
    announcer.say('deed', () => state)
    state = 'done'
    vi.advanceTimersByTime(moment)
    expect(said).toEqual([['done']])
  })

  it('is heard no longer by who has stopped hearing', () => {
    const announcer = createAnnouncer()
    const said: unknown[] = []
    announcer.hear(all => said.push(all))()
    announcer.say('deed', () => 'done')
    vi.advanceTimersByTime(moment)
    expect(said).toEqual([])
  })
})
