// What a hostile page can do without its reader's help. Runs in the browser.

globalThis.hostile = {
  /** The status, `opaque`, or the name of the error. */
  fetch: (url, { mode, method = 'GET', headers, body }) =>
    fetch(url, { mode, method, headers, body }).then(
      ({ type, status }) => (type === 'opaque' ? type : `${status}`),
      (error) => error.name,
    ),

  /** Sends the body as a form can: in plain text, and without asking first. */
  submit(url, body) {
    const [name, ...rest] = body.split('=')
    const form = Object.assign(document.createElement('form'), {
      method: 'post',
      enctype: 'text/plain',
      action: url,
    })
    form.append(Object.assign(document.createElement('input'), { name, value: rest.join('=') }))
    document.body.append(form)
    form.submit()
  },

  /** What becomes of tags that load the address. */
  load: (url) =>
    Promise.all(
      ['img', 'script', 'link'].map((name) => {
        const tag = document.createElement(name)
        const loaded = new Promise((resolve) => {
          tag.onload = () => resolve(`${name} load`)
          tag.onerror = () => resolve(`${name} error`)
        })
        Object.assign(tag, name === 'link' ? { rel: 'stylesheet', href: url } : { src: url })
        document.head.append(tag)
        return loaded
      }),
    ),

  go(url) {
    location.assign(url)
  },
}
