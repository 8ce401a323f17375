import { describe, expect, it } from 'vitest'
import { placeCard } from './place-card.ts'

const room = { left: 0, top: 0, right: 1000, bottom: 800 }
const size = { width: 360, height: 300 }
const wordAt = (left: number, top: number) => ({ left, top, right: left + 40, bottom: top + 24 })

describe('the card of a word', () => {
  it('the card is below the line, at the beginning of the word', () => {
    expect(placeCard(wordAt(100, 200), size, room, null)).toEqual({
      left: 100,
      top: 232,
      height: 300,
    })
  })

  it('a card that has no space below is above the line', () => {
    expect(placeCard(wordAt(100, 600), size, room, null)).toEqual({
      left: 100,
      top: 292,
      height: 300,
    })
  })

  it('a card stays in the window', () => {
    expect(placeCard(wordAt(900, 200), size, room, null).left).toBe(632)
    expect(placeCard(wordAt(-20, 200), size, room, null).left).toBe(8)
  })

  it('a card without enough space is lower, on the side with more, and never over the line', () => {
    const low = { ...room, bottom: 400 }
    expect(placeCard(wordAt(0, 160), size, low, null)).toEqual({ left: 8, top: 192, height: 200 })
    expect(placeCard(wordAt(0, 240), size, low, null)).toEqual({ left: 8, top: 8, height: 224 })
  })

  it.each([
    ['below', { left: 0, top: 232, right: 300, bottom: 272 }, 280],
    ['above', { left: 0, top: 152, right: 300, bottom: 192 }, 232],
  ])('a bar %s the line stays visible', (_where, taken, top) => {
    expect(placeCard(wordAt(100, 200), size, room, taken).top).toBe(top)
  })

  it('a card above the line is above a bar there', () => {
    const taken = { left: 0, top: 552, right: 300, bottom: 592 }
    expect(placeCard(wordAt(100, 600), size, room, taken)).toMatchObject({ top: 244 })
  })
})
