import { afterEach, expect, it } from 'vitest'
import { page, type Locator } from 'vitest/browser'
import { useActionHandlers, type ActionHandlers } from '../actions.ts'
import { showPart } from '../testing.ts'
import { ActionButton } from './action-button.tsx'
import { DialogFrame } from './dialog-frame.tsx'

const before = { width: innerWidth, height: innerHeight }
afterEach(() => page.viewport(before.width, before.height))

it('leaves room for a list at 400 %: what the foot says has one line, and its buttons are in sight', async () => {
  await page.viewport(320, 208)
  const foot = (
    <>
      <p>
        1,118 words · Enter goes to the first place. 1 known, 2 learning, 3 ignored, 0 not marked
      </p>
      <button type="button">Export…</button>
    </>
  )
  await showPart(
    <DialogFrame title="Words" onClose={() => {}} foot={foot} wide>
      <input type="search" style={{ inlineSize: '100%' }} />
    </DialogFrame>,
  )
  const box = (shown: Locator) => shown.element().getBoundingClientRect()
  const button = page.getByRole('button', { name: 'Export…' })
  await expect.element(button).toBeVisible()
  expect(box(page.getByText(/^1,118 words/)).height).toBeLessThan(40)
  expect(box(button).right).toBeLessThan(320)
  expect(box(button).bottom).toBeLessThan(208)
  expect(box(page.getByRole('searchbox')).right).toBeLessThan(320)
})

it('lets its contents handle actions: theirs come before those of the dialog, which hide those of the page', async () => {
  const ran: string[] = []
  const say = (who: string) => () => void ran.push(who)
  function Handling({ handlers }: { readonly handlers: ActionHandlers }) {
    useActionHandlers(handlers)
    return null
  }
  const { registry } = await showPart(
    <>
      <Handling handlers={{ 'edit.undo': say('page'), 'pair.next': say('page') }} />
      <DialogFrame
        title="Words"
        onClose={say('close')}
        handlers={{ 'edit.undo': say('dialog'), 'edit.redo': say('dialog') }}
      >
        <Handling handlers={{ 'edit.undo': say('contents') }} />
      </DialogFrame>
    </>,
  )
  await expect
    .poll(() => [...registry.enabled.get()].toSorted())
    .toEqual(['dialog.close', 'edit.redo', 'edit.undo'])
  for (const name of ['edit.undo', 'edit.redo', 'dialog.close'] as const) registry.run(name)
  expect(ran).toEqual(['contents', 'dialog', 'close'])
})

it('can be closed by its button while the part that opens it handles actions', async () => {
  function Opener() {
    useActionHandlers({ 'export.start': () => {} })
    return (
      <DialogFrame title="Export" onClose={() => {}}>
        <ActionButton action="export.start" />
      </DialogFrame>
    )
  }
  await showPart(<Opener />)
  await expect.element(page.getByRole('button', { name: 'Close' })).toBeEnabled()
  await expect.element(page.getByRole('button', { name: 'Export…' })).toBeEnabled()
})
