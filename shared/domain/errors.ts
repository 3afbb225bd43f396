// The closed set of exceptional outcomes. Everything expected is a value.

/** The input can never succeed: report it, do not retry. */
export class PoisonInput extends Error {
  override readonly name = 'PoisonInput'
}

/** The surroundings failed: the same call may succeed later. */
export class Transient extends Error {
  override readonly name = 'Transient'
}

/** The bucket lists an object and does not give it out; `message` says why and what to do, as the end of a sentence. */
export class UnreadableObject extends Error {
  override readonly name = 'UnreadableObject'
}
