/**
 * The part of Trusted Types that is used here, because TypeScript's DOM library lacks it. A value
 * made by a policy is used as a string.
 */
declare const trustedTypes: {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => string }
}

/**
 * Makes workers of the script at `address`, under a policy that allows only that address. The
 * page's content security policy must list `name`, and allows it once.
 */
export function trustedWorker(name: string, address: string): () => Worker {
  const policy = trustedTypes.createPolicy(name, {
    createScriptURL(url) {
      if (url !== address) throw new TypeError(`not the script of ${name}: ${url}`)
      return url
    },
  })
  return () => new Worker(policy.createScriptURL(address), { type: 'module' })
}
