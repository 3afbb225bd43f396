// Types that a schema infers, made read-only all the way down.

type Primitive = string | number | boolean | null | undefined

/** Branded primitives are objects too, as far as types go. */
export type Immutable<Value> = Value extends Primitive
  ? Value
  : { readonly [Key in keyof Value]: Immutable<Value[Key]> }
