// What every page of the portal says, and its errors: one sentence each.

export const portal = {
  name: 'Informes y archivos',
  about: 'Uptake muestra cuáles de sus clientes necesitan ayuda con Office 365 y Dynamics 365.',
  keep: 'Quien tenga la dirección de esta página puede abrirla: no la comparta.',
  notFound: 'Esta página no existe; vuelva a seguir el enlace de su correo.',
  test: 'Este enlace es de una prueba y no abre nada; en el correo que recibe un destinatario abre lo que indica.',
  tooLarge: 'Es más de lo que admite esta página; vuelva atrás y envíe menos.',
  busy: 'Esta página no se puede generar en este momento; vuelva a intentarlo en un minuto.',
  failed: 'Se ha producido un error por nuestra parte; vuelva a intentarlo más tarde.',
}
