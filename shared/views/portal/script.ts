// Written by `npm run scripts` from browser/: the script of these pages.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of the script, not of this file.

export const SCRIPT = [
  '"use strict";',
  '(() => {',
  '  function sendOnce() {',
  '    document.addEventListener("submit", ({ target, submitter }) => {',
  '      if (!(target instanceof HTMLFormElement) || !(submitter instanceof HTMLButtonElement)) return;',
  '      setTimeout(() => {',
  '        submitter.disabled = true;',
  '      });',
  '    });',
  '    addEventListener("pageshow", () => {',
  '      for (const button of document.querySelectorAll("button")) button.disabled = false;',
  '    });',
  '  }',
  '',
  '  sendOnce();',
  '})();',
  '',
].join('\n')
