import { expect, it } from 'vitest'
import { ariaChords, chordFrom, chordOf, isPressed, shownChord, type KeyPress } from './keys.ts'

const press = (
  held: string,
  key: string,
  code: string,
  more: Partial<KeyPress> = {},
): KeyPress => ({
  key,
  code,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
  isComposing: false,
  keyCode: 0,
  getModifierState: () => false,
  ...more,
})

it.each<[string, string, KeyPress, boolean, 'linux' | 'darwin']>([
  ['is pressed with Ctrl', 'Mod+O', press('ctrl', 'o', 'KeyO'), true, 'linux'],
  ['is pressed with Cmd on a Mac', 'Mod+O', press('meta', 'o', 'KeyO'), true, 'darwin'],
  ['is not Ctrl on a Mac', 'Mod+O', press('ctrl', 'o', 'KeyO'), false, 'darwin'],
  ['needs what is held', 'Mod+O', press('', 'o', 'KeyO'), false, 'linux'],
  ['minds Shift', 'Mod+Z', press('ctrl shift', 'Z', 'KeyZ'), false, 'linux'],
  [
    'takes Shift where it is asked for',
    'Mod+Shift+Z',
    press('ctrl shift', 'Z', 'KeyZ'),
    true,
    'linux',
  ],
  ['works with Caps Lock on', 'Mod+O', press('ctrl', 'O', 'KeyO'), true, 'linux'],
  [
    'is the letter, not the place, on a Latin layout',
    'Mod+Z',
    press('ctrl', 'z', 'KeyY'),
    true,
    'linux',
  ],
  [
    'is not the place where that types another letter',
    'Mod+Z',
    press('ctrl', 'y', 'KeyZ'),
    false,
    'linux',
  ],
  [
    'is the place where the layout has no such letter',
    'Mod+O',
    press('ctrl', 'щ', 'KeyO'),
    true,
    'linux',
  ],
  [
    'is the place where Alt makes another character',
    'Mod+Alt+M',
    press('meta alt', 'µ', 'KeyM'),
    true,
    'darwin',
  ],
  ['knows digits by their place', 'Alt+1', press('alt', '&', 'Digit1'), true, 'linux'],
  ['knows digits that Alt has changed', 'Alt+1', press('alt', '¡', 'Digit1'), true, 'darwin'],
  ['knows a stop typed in Chinese', 'Mod+.', press('ctrl', '。', 'Period'), true, 'linux'],
  ['finds a slash on the digit row', 'Mod+/', press('ctrl shift', '/', 'Digit7'), true, 'linux'],
  [
    'is a sign by its place with Shift',
    'Mod+Shift+/',
    press('ctrl shift', '?', 'Slash'),
    true,
    'linux',
  ],
  [
    'tells a sign with Shift from one without',
    'Mod+/',
    press('ctrl shift', '?', 'Slash'),
    false,
    'linux',
  ],
  ['knows a bracket', 'Mod+[', press('meta', '[', 'BracketLeft'), true, 'darwin'],
  ['knows arrows', 'Mod+Down', press('ctrl', 'ArrowDown', 'ArrowDown'), true, 'linux'],
  ['knows function keys', 'Shift+F6', press('shift', 'F6', 'F6'), true, 'linux'],
  ['tells F6 from Shift+F6', 'F6', press('shift', 'F6', 'F6'), false, 'linux'],
  [
    'leaves the key to an input method',
    'Mod+Enter',
    press('ctrl', 'Enter', 'Enter', { isComposing: true }),
    false,
    'linux',
  ],
  [
    'leaves the key that ends a composition',
    'Alt+1',
    press('alt', '1', 'Digit1', { keyCode: 229 }),
    false,
    'linux',
  ],
  [
    'leaves characters typed with AltGr',
    'Mod+Alt+M',
    press('ctrl alt', 'm', 'KeyM', { getModifierState: () => true }),
    false,
    'linux',
  ],
])('%s', (_title, keys, pressed, expected, platform) => {
  expect(isPressed(chordOf(keys), pressed, platform)).toBe(expected)
})

it.each([
  ['Mod+Shift+L', 'Ctrl+Shift+L', '⇧⌘L'],
  ['Mod+Alt+1', 'Ctrl+Alt+1', '⌥⌘1'],
  ['Mod+Down', 'Ctrl+↓', '⌘↓'],
  ['Mod+Enter', 'Ctrl+Enter', '⌘↩'],
  ['F6', 'F6', 'F6'],
  ['Mod+,', 'Ctrl+Comma', '⌘,'],
])('shows %s as %s, and as %s on a Mac', (keys, linux, mac) => {
  const words = { ',': 'Comma', '.': 'Period' }
  expect(shownChord(chordOf(keys), 'linux', words)).toBe(linux)
  expect(shownChord(chordOf(keys), 'darwin', words)).toBe(mac)
})

it.each<[string, KeyPress, string | null, 'linux' | 'darwin']>([
  ['a letter', press('ctrl', 'k', 'KeyK'), 'Mod+K', 'linux'],
  ['a letter with Shift', press('ctrl shift', 'K', 'KeyK'), 'Mod+Shift+K', 'linux'],
  ['a letter of another script, by its place', press('ctrl', 'л', 'KeyK'), 'Mod+K', 'linux'],
  ['a letter that Alt has changed', press('meta alt', 'µ', 'KeyM'), 'Mod+Alt+M', 'darwin'],
  ['a digit', press('alt', '7', 'Digit7'), 'Alt+7', 'linux'],
  ['a digit that Shift has changed', press('ctrl shift', '&', 'Digit7'), 'Mod+Shift+7', 'linux'],
  ['a sign', press('ctrl', ';', 'Semicolon'), 'Mod+;', 'linux'],
  [
    'a sign with Shift, by its place',
    press('ctrl shift', ':', 'Semicolon'),
    'Mod+Shift+;',
    'linux',
  ],
  ['a sign typed in Chinese', press('ctrl', '，', 'Comma'), 'Mod+,', 'linux'],
  ['an arrow', press('ctrl shift', 'ArrowUp', 'ArrowUp'), 'Mod+Shift+Up', 'linux'],
  ['a function key', press('', 'F7', 'F7'), 'F7', 'linux'],
  ['a key by itself', press('', 'x', 'KeyX'), 'X', 'linux'],
  ['a space', press('ctrl', ' ', 'Space'), 'Mod+Space', 'linux'],
  ['a key that only another system counts', press('meta', 'k', 'KeyK'), 'Other+K', 'linux'],
  ['nothing while keys are only held', press('ctrl', 'Control', 'ControlLeft'), null, 'linux'],
  ['nothing for half an accent', press('', 'Dead', 'BracketLeft'), null, 'linux'],
])('makes a chord of %s', (_what, pressed, chord, platform) => {
  expect(chordFrom(pressed, platform)).toBe(chord)
  if (chord !== null && !chord.startsWith('Other') && !chord.endsWith('Space'))
    expect(isPressed(chordOf(chord), pressed, platform)).toBe(true)
})

it('lists every alternative for screen readers', () => {
  const both = [chordOf('Mod+Shift+Z'), chordOf('Mod+Y')]
  expect(ariaChords(both, 'linux')).toBe('Control+Shift+Z Control+Y')
  expect(ariaChords([chordOf('Mod+Up')], 'darwin')).toBe('Meta+ArrowUp')
})
