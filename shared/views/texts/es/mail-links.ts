// The links of mail to the portal.

export const mailLinks = {
  report: 'Abrir el informe',
  upload: 'Subir archivos',
  preferences: 'Preferencias',
  unsubscribe: 'Cancelar la suscripción',
  /** `flags`: the open ones of a customer. */
  snooze: (flags: number) => (flags === 1 ? 'Posponer esta alerta' : 'Posponer estas alertas'),
}
