import { createContext, use } from 'react'

/** Where Tab passes by: in a row of a list, whose controls are reached by the right arrow key. */
export const TabStop = createContext<-1 | undefined>(undefined)

/** The `tabIndex` of a control: -1 where Tab passes it by, undefined where it is left to the element. */
export const useTabStop = (): -1 | undefined => use(TabStop)
