// A link that opens nothing, and the new one in its place.

export const portalLink = {
  title: 'Este enlace no abre nada',
  why: 'Ha caducado, se ha sustituido o está incompleto. El botón envía uno nuevo a la dirección a la que se envió este.',
  renew: 'Enviarme un enlace nuevo',
  renewed: 'Consulte su correo',
  mailed:
    'Si este enlace era suyo y sigue recibiendo estos informes, uno nuevo va de camino a su dirección. Puede tardar unos minutos.',
}
