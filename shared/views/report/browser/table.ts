// Searches, filters and sorts the table of customers. Few rows are in the page at a time, so that thousands of customers
// are filtered at once.

import { formatsFor } from '../../texts/formats.ts'
import { COLUMNS, type Column, ROWS_AT_ONCE, type TableData, tableRow } from '../customer-table.ts'
import { find, hasDetail } from './page.ts'
import { type Filters, type Sorting, searchableTexts, shownRows } from './rows.ts'

/** Columns that are read from the largest number down. */
const LARGEST_FIRST: ReadonlySet<Column> = new Set<Column>(['seats', 'calls'])

export function startTable(data: TableData): void {
  const { texts } = data
  const formats = formatsFor(data.locale)
  const searchable = searchableTexts(data)
  const controls = find('.controls', HTMLElement)
  const body = find('#table tbody', HTMLElement)
  const more = find('#more', HTMLButtonElement)
  let sorting: Sorting = { column: 'flags', isDescending: false }
  let shown: readonly number[] = []
  let rendered = 0

  function update(): void {
    shown = shownRows(data, filtersIn(controls), sorting, searchable)
    rendered = 0
    body.innerHTML = ''
    renderMore()
    find('#nothing', HTMLElement).hidden = shown.length > 0
    find('#count', HTMLElement).textContent = texts.count
      .replace('{shown}', formats.count(shown.length))
      .replace('{all}', formats.count(data.rows.length))
    for (const [column, header] of headers) header.setAttribute('aria-sort', direction(column))
  }

  function renderMore(): void {
    const next = shown.slice(rendered, rendered + ROWS_AT_ONCE)
    body.insertAdjacentHTML('beforeend', next.map(rowMarkup).join(''))
    rendered += next.length
    more.hidden = rendered === shown.length
    more.textContent = texts.more.replace('{left}', formats.count(shown.length - rendered))
  }

  function rowMarkup(index: number): string {
    const row = data.rows[index]
    if (row === undefined) return ''
    return tableRow(row, index, data, formats, hasDetail(index)).markup
  }

  function direction(column: Column): string {
    if (column !== sorting.column) return 'none'
    return sorting.isDescending ? 'descending' : 'ascending'
  }

  function sortBy(column: Column): void {
    const isDescending = column === sorting.column ? !sorting.isDescending : LARGEST_FIRST.has(column)
    sorting = { column, isDescending }
    update()
  }

  const headers = COLUMNS.map((column) => {
    const header = find(`#table th[data-column="${column}"]`, HTMLElement)
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = header.textContent
    button.addEventListener('click', () => sortBy(column))
    header.replaceChildren(button)
    return [column, header] as const
  })
  controls.addEventListener('input', update)
  find('.controls [name=reset]', HTMLButtonElement).addEventListener('click', () => {
    for (const field of controls.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')) {
      field.value = ''
    }
    update()
  })
  more.addEventListener('click', () => {
    const first = rendered
    renderMore()
    // The button may be gone: whoever uses the keyboard goes on with the first of the new rows.
    body.children[first]?.querySelector('button')?.focus()
  })
  controls.hidden = false
  update()
}

function filtersIn(controls: HTMLElement): Filters {
  const value = (name: string) => {
    const field = controls.querySelector(`[name=${name}]`)
    return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.value : ''
  }
  const place = (name: string) => (value(name) === '' ? null : Number(value(name)))
  return {
    search: value('search'),
    rule: place('rule'),
    severity: place('severity'),
    manager: place('manager'),
    product: place('product'),
  }
}
