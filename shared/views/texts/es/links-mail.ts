// The mail with links that a recipient asked for.

export const linksMail = {
  title: 'Enlaces',
  subject: (links: number, partner: string) => `${links === 1 ? 'Su enlace' : 'Sus enlaces'} · ${partner}`,
  headline: (links: number) =>
    links === 1 ? 'Este es el enlace que ha solicitado.' : 'Estos son los enlaces que ha solicitado.',
  uploadHours: 'El enlace para subir archivos se puede abrir durante 24 horas.',
  otherDays: 'Los enlaces al informe y a sus preferencias se pueden abrir durante 35 días.',
  keep: 'No reenvíe este correo: quien tenga un enlace puede abrirlo.',
  why: (email: string) =>
    `Enviado a ${email} porque alguien ha solicitado enlaces con esta dirección. Si no ha sido usted, no tiene que hacer nada: nadie más los tiene.`,
}
