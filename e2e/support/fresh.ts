/** A profile and a folder of files for each test. */
import { test } from '@playwright/test'
import { freshProfile, removeProfile } from './app.ts'
import { freshFolder } from './files.ts'

export interface Fresh {
  readonly userData: string
  readonly folder: string
}

/** Makes a new profile and a new folder before each test of the file and removes both after it. */
export function freshForEach(): Fresh {
  let userData = ''
  let folder = ''
  test.beforeEach(() => {
    userData = freshProfile()
    folder = freshFolder()
  })
  test.afterEach(() => {
    removeProfile(userData)
    removeProfile(folder)
  })
  return {
    get userData() {
      return userData
    },
    get folder() {
      return folder
    },
  }
}
