// The way in: what this is, and a form for an address.

export const portalStart = {
  title: 'Reciba sus enlaces por correo',
  what: [
    'Aquí los partners abren los informes sobre sus clientes y suben sus archivos de uso.',
    'No hay contraseña: indique la dirección en la que recibe su resumen y le enviaremos los enlaces que abren sus páginas.',
  ],
  address: 'Su dirección de correo electrónico',
  send: 'Enviarme mis enlaces',
  notAnAddress: 'Esto no es una dirección de correo electrónico; escríbala con el formato ana@example.com.',
  requested: 'Consulte su correo',
  mailed:
    'Si esta dirección recibe informes, sus enlaces van de camino. Puede tardar unos minutos; si no llega nada, vuelva a solicitarlos dentro de una hora.',
}
