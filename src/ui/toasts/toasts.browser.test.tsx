import { useEffect } from 'react'
import { expect, it } from 'vitest'
import { page, userEvent, type Locator } from 'vitest/browser'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { showPart } from '../testing.ts'
import { useToasts, type Toast } from './toasts.ts'

function Saying({ toasts }: { readonly toasts: readonly (readonly [string, Toast])[] }) {
  const { show } = useToasts()
  useEffect(() => {
    for (const [key, toast] of toasts) show(key, toast)
  }, [show, toasts])
  return null
}

it('undoes what was done, and closes', async () => {
  let undone = 0
  const action = { name: 'edit.undo', label: () => 'Undo', run: () => void undone++ } as const
  await showPart(<Saying toasts={[['a', { message: () => 'Gone.', action }]]} />)
  await userEvent.click(page.getByRole('button', { name: 'Undo' }))
  expect(undone).toBe(1)
  await expect.element(page.getByText('Gone.')).not.toBeInTheDocument()
})

it('closes at Esc', async () => {
  await showPart(<Saying toasts={[['a', { message: () => 'Gone.' }]]} />)
  await expect.element(page.getByText('Gone.')).toBeVisible()
  await userEvent.tab()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByText('Gone.')).not.toBeInTheDocument()
})

it('shows one message when a later one replaces it', async () => {
  await showPart(
    <Saying
      toasts={[
        ['export', { message: () => '10 %' }],
        ['export', { message: () => '20 %' }],
      ]}
    />,
  )
  await expect.element(page.getByText('20 %')).toBeVisible()
  await expect.element(page.getByText('10 %')).not.toBeInTheDocument()
})

it('is a new element when it says the same again, so that it is said again', async () => {
  let again = () => {}
  function Telling() {
    const { show } = useToasts()
    useEffect(() => {
      again = () => show('nothing', { message: () => 'There is no mark here.' })
      again()
    }, [show])
    return null
  }
  await showPart(<Telling />)
  const message = page.getByText('There is no mark here.')
  await expect.element(message).toBeVisible()
  const first = message.element()
  again()
  await expect.poll(() => first.isConnected).toBe(false)
  await expect.element(message).toBeVisible()
})

it('changes its language with the interface', async () => {
  const { speech } = await showPart(
    <Saying toasts={[['a', { message: t => t('find.hits', { count: 3 }) }]]} />,
  )
  await expect.element(page.getByText('3 results')).toBeVisible()
  await speech.changeLanguage('zh-Hans')
  await expect.element(page.getByText('共 3 处')).toBeVisible()
})

it('restores the focus when the message closes', async () => {
  const action = { name: 'edit.undo', label: () => 'Undo', run: () => {} } as const
  await showPart(
    <DialogFrame title="Over it" onClose={() => {}}>
      <button type="button">There</button>
      <Saying toasts={[['a', { message: () => 'Gone.', action }]]} />
    </DialogFrame>,
  )
  const there = page.getByRole('button', { name: 'There' })
  await expect.element(there).toBeVisible()
  there.element().focus()
  page.getByRole('button', { name: 'Undo' }).element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('Gone.')).not.toBeInTheDocument()
  await expect.element(there).toHaveFocus()
})

it('can be read, heard and pressed over a dialog as tall as the window, which stays open', async () => {
  let undone = 0
  const action = { name: 'edit.undo', label: () => 'Undo', run: () => void undone++ } as const
  await showPart(
    <>
      <DialogFrame title="Tall" onClose={() => undone--}>
        <div style={{ blockSize: '200vh' }} />
      </DialogFrame>
      <Saying toasts={[['a', { message: () => 'Gone.', action }]]} />
    </>,
  )
  // By role, because what is hidden from screen readers has none.
  const dialog = page.getByRole('dialog', { name: 'Tall' })
  await expect.element(dialog).toBeVisible()
  const undo = page.getByRole('button', { name: 'Undo' })
  await expect.element(undo).toBeVisible()
  // Nothing of the dialog is under the message, its title least of all.
  const edges = (shown: Locator) => shown.element().getBoundingClientRect()
  await expect.poll(() => edges(dialog).top - edges(undo).bottom).toBeGreaterThan(0)
  expect(edges(dialog).bottom).toBeLessThan(innerHeight)
  await userEvent.click(undo)
  expect(undone).toBe(1)
  await expect.element(page.getByRole('dialog', { name: 'Tall' })).toBeVisible()
})
