import type { BrowserWindowConstructorOptions, Session } from 'electron'
import { smallest, usual, type Rectangle } from './place.ts'

type Theme = 'system' | 'light' | 'dark' | 'sepia'

/** The page's `--paper` in each theme, so that the window has it before the page is painted. */
export const paper: Record<Exclude<Theme, 'system'>, string> = {
  light: '#fbfaf6',
  dark: '#1b1a18',
  sepia: '#f5ecd9',
}

/** The colour behind the page. `dark` is whether the system is dark. */
export const paperOf = (theme: Theme, dark: boolean): string =>
  paper[theme === 'system' ? (dark ? 'dark' : 'light') : theme]

/** The theme of the frame and of the system's own controls. */
export const frameTheme = (theme: Theme): 'system' | 'light' | 'dark' =>
  theme === 'sepia' ? 'light' : theme

interface WindowWish {
  readonly preload: string
  /** Path of the window's icon. */
  readonly icon: string
  /** Null: the system places it, in the usual size. */
  readonly place: Rectangle | null
  readonly paper: string
  readonly zoom: number
  readonly development: boolean
  /** Null for the usual session. */
  readonly session: Session | null
}

/**
 * The options of our window. It is shown when its page asks for it, and the page has no access to
 * Node.
 */
export function windowOptions(wish: WindowWish): BrowserWindowConstructorOptions {
  return {
    ...(wish.place ?? usual),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    // A page that may paint asks for a surface at once, and its thread then waits for the process
    // that draws: 120 ms of the start. A hidden page loads in that time.
    paintWhenInitiallyHidden: false,
    backgroundColor: wish.paper,
    icon: wish.icon,
    webPreferences: {
      ...(wish.session && { session: wish.session }),
      preload: wish.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      zoomFactor: wish.zoom,
      devTools: wish.development,
    },
  }
}
