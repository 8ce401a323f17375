import { createContext, use } from 'react'

/** What Tab does at the controls inside: passes by at -1, as in a row of a list, whose controls are reached by the right arrow key. */
export const TabStop = createContext<0 | -1 | undefined>(undefined)

/** The `tabIndex` of a control; undefined where it is left to the element. */
export const useTabStop = (): 0 | -1 | undefined => use(TabStop)
