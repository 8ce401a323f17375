import { createContext, use } from 'react'

/**
 * The `tabIndex` of the controls inside. It is -1 in a row of a list, whose controls are reached by
 * Right.
 */
export const TabStop = createContext<0 | -1 | undefined>(undefined)

/** Returns the `tabIndex` for a control; `undefined` if the element decides. */
export const useTabStop = (): 0 | -1 | undefined => use(TabStop)
