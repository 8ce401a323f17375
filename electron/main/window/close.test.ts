import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { askBeforeClosing, patience } from './close.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function open({ canReply = true } = {}) {
  const heard: string[] = []
  const closing = askBeforeClosing({
    canReply: () => canReply,
    ask: () => heard.push('asked'),
    close: () => heard.push('closed'),
    destroy: () => heard.push('destroyed'),
  })
  return { closing, heard }
}

describe('closing the window', () => {
  it('closing waits for the page to say that everything is saved', () => {
    const { closing, heard } = open()
    expect(closing.requested()).toBe(false)
    expect(heard).toEqual(['asked'])
    closing.replied(true)
    expect(heard).toEqual(['asked', 'closed'])
    expect(closing.requested()).toBe(true)
  })

  it('closing asks once, however often the reader tries', () => {
    const { closing, heard } = open()
    closing.requested()
    closing.requested()
    expect(heard).toEqual(['asked'])
  })

  it('closing is called off when the reader stays, and can be requested again', () => {
    const { closing, heard } = open()
    closing.requested()
    closing.replied(false)
    vi.advanceTimersByTime(patience)
    expect(heard).toEqual(['asked'])
    closing.requested()
    expect(heard).toEqual(['asked', 'asked'])
  })

  it('closing waits no longer than its patience', () => {
    const { closing, heard } = open()
    closing.requested()
    vi.advanceTimersByTime(patience - 1)
    expect(heard).toEqual(['asked'])
    vi.advanceTimersByTime(1)
    expect(heard).toEqual(['asked', 'destroyed'])
  })

  it('the window is destroyed when the page hangs after its reply', () => {
    const { closing, heard } = open()
    closing.requested()
    closing.replied(true)
    vi.advanceTimersByTime(patience)
    expect(heard).toEqual(['asked', 'closed', 'destroyed'])
  })

  it('closing does not wait for a page that has crashed', () => {
    const { closing, heard } = open({ canReply: false })
    expect(closing.requested()).toBe(false)
    expect(heard).toEqual(['destroyed'])
  })

  it('closing goes on when the page crashes while it is asked', () => {
    const { closing, heard } = open()
    closing.requested()
    closing.gone()
    expect(heard).toEqual(['asked', 'destroyed'])
  })

  it.each(['replied', 'gone'] as const)('ignores an unexpected call of %s', name => {
    const { closing, heard } = open()
    if (name === 'replied') closing.replied(true)
    else closing.gone()
    expect(heard).toEqual([])
    expect(closing.requested()).toBe(false)
  })
})
