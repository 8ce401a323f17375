import { useState } from 'react'
import { expect, it } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { showPart } from '../testing.ts'
import { SearchBox } from './search-box.tsx'
import { nothingSought } from './sought.ts'

async function showBox() {
  const told: string[] = []
  function Box() {
    const [sought, seek] = useState(nothingSought)
    return (
      <SearchBox
        sought={sought}
        hasPlaces
        asks={0}
        onSeek={next => {
          const { words, ...options } = next.asked
          const on = Object.entries(options).flatMap(([name, isOn]) => (isOn ? [name] : []))
          told.push([words, ...on, next.places.length].join(' '))
          seek(next)
        }}
        onEnter={back => told.push(back ? 'back' : 'on')}
      />
    )
  }
  await showPart(<Box />)
  await expect.element(page.getByRole('searchbox')).toHaveFocus()
  return told
}

it('reports what is typed, and goes to the next and previous hit by Enter', async () => {
  const told = await showBox()
  await userEvent.keyboard('海{Enter}{Shift>}{Enter}{/Shift}')
  expect(told).toEqual(['海 3', 'on', 'back'])
})

it('reports nothing while an input method composes, and ignores its Enter', async () => {
  const told = await showBox()
  const composing = (text: string) =>
    cdp().send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  await composing('h')
  await composing('hai')
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 }
  await cdp().send('Input.dispatchKeyEvent', { ...key, type: 'rawKeyDown' })
  expect(told).toEqual([])
  await expect.element(page.getByRole('searchbox')).toHaveValue('hai')
  await cdp().send('Input.insertText', { text: '海' })
  await expect.poll(() => told).toEqual(['海 3'])
})

it('reports how exactly and where to search', async () => {
  const told = await showBox()
  await userEvent.click(page.getByRole('button', { name: 'Match case' }))
  await userEvent.click(page.getByRole('button', { name: 'Notes' }))
  await expect
    .element(page.getByRole('button', { name: 'Notes' }))
    .toHaveAttribute('aria-pressed', 'false')
  expect(told).toEqual([' matchCase 3', ' matchCase 2'])
})
