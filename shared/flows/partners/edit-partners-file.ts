// Edits partners.json: the change is shown before it is written, and written only over the file that it was made of.

import {
  type EditedPartners,
  editPartners,
  type PartnerEdit,
} from '../../domain/partners-file/edit-partners.ts'
import { PARTNERS_FILE } from '../../layout.ts'
import type { EditableSettings } from '../../ports/objects.ts'

export type Change = Extract<EditedPartners, { kind: 'edited' }>

export type PartnersFileEdited =
  | Exclude<EditedPartners, Change>
  /** `overtaken`: somebody else has changed the file since it was read. */
  | { readonly kind: 'written' | 'declined' | 'overtaken'; readonly change: Change }

/** `confirm` is asked before anything is written. */
export async function editPartnersFile(
  edit: PartnerEdit,
  confirm: (change: Change) => Promise<boolean>,
  { editableSettings }: { readonly editableSettings: EditableSettings },
): Promise<PartnersFileEdited> {
  const file = await editableSettings.get(PARTNERS_FILE)
  const change = editPartners(file?.body ?? null, edit)
  if (change.kind !== 'edited') return change
  if (!(await confirm(change))) return { kind: 'declined', change }
  const condition = file === null ? { ifAbsent: true as const } : { ifMatch: file.etag }
  const etag = await editableSettings.put(PARTNERS_FILE, change.text, 'application/json', condition)
  return { kind: etag === null ? 'overtaken' : 'written', change }
}
